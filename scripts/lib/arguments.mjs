import { parseArgs } from 'node:util';
import { UsageError } from './log.mjs';

/**
 * What the command line asks for, as `parseArgs` of Node answers it; `--help` is understood everywhere.
 * @throws UsageError with the one line of usage
 */
export function readArguments(usage, config, args = process.argv.slice(2)) {
  let parsed;
  try {
    const options = { ...config.options, help: { type: 'boolean', short: 'h' } };
    parsed = parseArgs({ ...config, args, options });
  } catch (error) {
    if (!String(error.code).startsWith('ERR_PARSE_ARGS_')) throw error;
    throw new UsageError(usage);
  }
  if (parsed.values.help) throw new UsageError(usage, 0);
  return parsed;
}
