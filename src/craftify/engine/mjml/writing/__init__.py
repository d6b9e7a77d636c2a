"""The block tree written as MJML elements, for people and for the compiler."""
