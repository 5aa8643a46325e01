import { SetMetadata } from '@nestjs/common';

export const SECRET_ANSWER = 'http:secret-answer';

/**
 * Request or answer carries a secret (password, one-time code, token): neither is stored, so an Idempotency-Key is
 * accepted but the answer is not replayed.
 */
export const SecretAnswer = () => SetMetadata(SECRET_ANSWER, true);
