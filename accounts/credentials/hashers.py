"""How passwords are hashed: Argon2id by the house numbers, at most two at once in a process."""

from threading import BoundedSemaphore

from django.contrib.auth.hashers import Argon2PasswordHasher

# Each hash takes 19 MiB; without the gate a burst of sign-ins would take the memory of the whole process.
_TWO_AT_ONCE = BoundedSemaphore(2)


class GatedArgon2id(Argon2PasswordHasher):
    """Argon2id with m=19 MiB, t=2, p=1."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        with _TWO_AT_ONCE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _TWO_AT_ONCE:
            return super().verify(password, encoded)
