/** What the scripts say to whoever started them. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Ends with a message instead of a stack: something that the person at the terminal can mend. */
export class UserError extends Error {}

/** Runs a script's main function; a UserError is shown as its message alone. */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof UserError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
