import { createServer } from 'node:net';

/**
 * @param {number} port 0 for any
 * @param {string} [host] every address of the machine when left out
 * @returns {Promise<number | undefined>} the port, or undefined when something else listens on it
 */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if ('code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) resolve(undefined);
      else reject(error);
    });
    server.listen({ port, ...(host ? { host } : {}), exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}

/**
 * Whether a server may listen on a port.
 * @param {number} port
 * @param {string} [host]
 */
export async function isFree(port, host) {
  return (await tryPort(port, host)) !== undefined;
}

/**
 * A port nothing listens on: the wanted one if it is free, else one the system picks.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted) {
  const port = (wanted ? await tryPort(wanted, '127.0.0.1') : undefined) ?? (await tryPort(0, '127.0.0.1'));
  if (port === undefined) throw new Error('This machine has no free port.');
  return port;
}
