"""`make run`: everything of the product on one machine as one supervised group of processes."""
