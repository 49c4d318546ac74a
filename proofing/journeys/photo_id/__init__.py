"""Photo ID and a video selfie: steps, forms and pages of the route that proves a person online."""
