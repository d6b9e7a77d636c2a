"""Client support from caniemail.com: the table, what an email uses of it, what is no news."""
