"""What every page stands on: NHS components, form rendering, base views, content security policy, error pages."""
