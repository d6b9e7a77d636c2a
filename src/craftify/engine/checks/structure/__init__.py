"""Checks of how the email is built: images, variables, leftovers, markup."""
