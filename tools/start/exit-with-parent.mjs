// Loaded into the API's and the worker's process: when whoever started them is gone, however it went, they end too,
// instead of holding the port and the queue's jobs.
const GRACE_MILLISECONDS = 10_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE_MILLISECONDS).unref();
});
// The channel alone keeps no process running.
process.channel?.unref();
