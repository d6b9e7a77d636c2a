"""Single sign-on: the connections of an organization, and people who come in over them."""
