"""A new password for somebody who forgot the old one; the second factor stays."""
