/** The environment does not allow to start; the message names the variables. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
