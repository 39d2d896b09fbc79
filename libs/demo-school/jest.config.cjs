module.exports = { ...require('../../jest.preset.cjs'), displayName: 'demo-school', rootDir: __dirname };
