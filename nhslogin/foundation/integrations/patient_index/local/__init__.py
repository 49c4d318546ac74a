"""A local register of synthetic people: the patient index without a network."""
