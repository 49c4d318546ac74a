"""What supports a claimed identity: sealed pictures and videos of a case, and the drafts of the wizards."""
