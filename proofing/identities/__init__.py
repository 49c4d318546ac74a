"""The result that outlives the case: whose NHS number an account has proved, and at which level."""
