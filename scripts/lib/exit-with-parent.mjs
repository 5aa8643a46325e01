/** Loaded before a server that a script started: when the script dies, also by kill -9, the server ends too. */
const GRACE_MS = 10_000;

process.once('disconnect', () => {
  // A server that closes by itself gets the time for it; one that does not (yet) listen for this ends at once.
  if (process.listenerCount('disconnect') === 0) process.exit(1);
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
// The channel alone must not keep a server alive that has closed everything else.
process.channel?.unref();
