// Loaded before Azurite: ties it to the process that started it instead of to the terminal.
'use strict';

// Ctrl-C in the terminal is for the launcher, which stops Azurite in its turn.
const listen = process.on.bind(process);
let azuriteListens = false;
for (const method of ['on', 'once', 'addListener']) {
  process[method] = (event, listener) => {
    azuriteListens = azuriteListens || event === 'SIGTERM';
    return event === 'SIGINT' ? process : method === 'once' ? onceOf(event, listener) : listen(event, listener);
  };
}
function onceOf(event, listener) {
  const once = (...args) => {
    process.removeListener(event, once);
    listener.apply(process, args);
  };
  return listen(event, once);
}
listen('SIGINT', () => {});

// Azurite writes what it holds at the first SIGTERM and listens for one only: a second one must not end it meanwhile.
// One that comes before Azurite listens for any ends it: there is nothing to write yet.
listen('SIGTERM', () => {
  if (!azuriteListens) {
    process.exit(0);
  }
});

// Standard input is a pipe from the launcher: it ends when the launcher does, however that ends. It alone must not keep
// Azurite running once that has closed everything.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
if (process.stdin.unref) {
  process.stdin.unref();
}
