// Runs the sources as they are when they are installed: compiled beforehand. The
// development server compiles what it loads in a thread that stays, which costs
// memory of its own. `node scripts/bench/compiled.cjs` compiles, then
// `requireCompiled` loads what it made.
const {
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} = require('node:fs');
const Module = require('node:module');
const { dirname, join, relative, resolve } = require('node:path');

const plugins = resolve(__dirname, '../../..');
const target = resolve(plugins, '../.cache/bench-compiled');
const packages = {
  '@kafka-support/backstage-plugin-kafka-support-common':
    'kafka-support-common',
  '@kafka-support/backstage-plugin-kafka-support-node': 'kafka-support-node',
};

function compile(directory) {
  const { transformSync } = require('@swc/core');
  const from = join(plugins, directory, 'src');
  for (const entry of readdirSync(from, { recursive: true })) {
    const path = String(entry);
    if (!/(?<!\.d|\.test)\.ts$/.test(path)) continue;
    const to = join(target, directory, 'src', path.replace(/ts$/, 'js'));
    mkdirSync(dirname(to), { recursive: true });
    const { code } = transformSync(readFileSync(join(from, path), 'utf8'), {
      filename: path,
      swcrc: false,
      module: { type: 'commonjs', ignoreDynamic: true },
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    });
    writeFileSync(to, code);
  }
}

/** Compiles the backend and what it needs of this repository, for processes to come. */
function compileAll() {
  for (const directory of [...Object.values(packages), 'kafka-support-backend'])
    compile(directory);
}

/** Requires a file of the backend's sources, as compiled. */
function requireCompiled(path) {
  return require(join(target, 'kafka-support-backend/src', path));
}

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function mapped(request, parent, ...rest) {
  for (const [name, directory] of Object.entries(packages))
    if (request === name || request.startsWith(`${name}/`))
      return resolveFilename.call(
        this,
        join(target, directory, 'src', request.slice(name.length), 'index.js'),
        parent,
        ...rest,
      );
  // What is compiled finds its dependencies where its source does.
  const inTarget = parent?.filename?.startsWith(target);
  if (inTarget && !request.startsWith('.')) {
    const own = relative(target, parent.filename).split(/[\\/]/)[0];
    return resolveFilename.call(this, request, parent, rest[0], {
      paths: [join(plugins, own)],
    });
  }
  return resolveFilename.call(this, request, parent, ...rest);
};

module.exports = { compileAll, requireCompiled };
if (require.main === module) {
  compileAll();
  console.log('{}');
}
