module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  overrides: [
    {
      // Suites that other packages run: they export, and share expectations.
      files: ['src/testUtils/contract/**'],
      rules: { 'jest/no-export': 'off', 'jest/no-standalone-expect': 'off' },
    },
  ],
});
