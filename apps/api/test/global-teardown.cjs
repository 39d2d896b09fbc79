module.exports = async () => {
  await globalThis.__headwayStopPostgres?.();
};
