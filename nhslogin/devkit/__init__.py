"""What makes the system tryable: synthetic people, their documents, faces and clips. Not installed in production."""
