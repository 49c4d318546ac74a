"""Vectors of trust (RFC 8485 as NHS login profiles it). Pure: no Django."""
