"""The OpenID provider from outside, as relying services meet it."""
