// Imported before anything else, so that an old Node says what is wrong instead of failing on newer syntax.
// The same versions as "engines" in package.json.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
if (!fits) {
  console.error(
    'Headway needs Node 20.19 or later, 22.12 or later, or 24; this is ' +
      process.versions.node +
      '. See https://nodejs.org/en/download',
  );
  process.exit(1);
}
