"""The embedded scanner: signatures of the test file and of programs, archives and pages in place of pictures."""
