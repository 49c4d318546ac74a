"""The staff shell: home, and the screens for staff that cross apps."""
