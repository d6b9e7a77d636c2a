"""What people can do with accounts: sign in, invite, belong, prove who they are."""
