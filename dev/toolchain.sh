#!/usr/bin/env bash
# Finds or installs the Node.js and Yarn that this repository is built with.
#
#   source dev/toolchain.sh && use_toolchain   puts both on PATH of the calling shell
#   dev/toolchain.sh                           prepares them and prints where they are
#
# Order: what an earlier call installed into .cache/toolchain, then a Node.js of
# the machine that fits (24 or newer, or 22.22 and newer of 22), then an install
# by npm into .cache/toolchain. Yarn always comes from there, so that everybody
# runs the same one. Nothing is written outside the repository, HOME may be
# missing. After use_toolchain: TOOLCHAIN_NODE, TOOLCHAIN_YARN (absolute paths).

TOOLCHAIN_NODE_VERSION=24.21.0
TOOLCHAIN_YARN_VERSION=4.13.0
TOOLCHAIN_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
TOOLCHAIN_CACHE="$TOOLCHAIN_ROOT/.cache/toolchain"

toolchain_say() { printf '%s\n' "toolchain: $*" >&2; }

# Succeeds when the given node binary is a version that Backstage 1.55 runs on.
toolchain_node_fits() {
  local version major minor
  version="$("$1" --version 2>/dev/null)" || return 1
  version="${version#v}"
  major="${version%%.*}"
  minor="${version#*.}"
  minor="${minor%%.*}"
  [ "$major" -ge 24 ] 2>/dev/null && return 0
  [ "$major" -eq 22 ] 2>/dev/null && [ "$minor" -ge 22 ]
}

# Prints <platform>-<arch> as npm's node-* packages spell it, fails when there is none.
toolchain_platform() {
  local platform arch
  case "$(uname -s)" in
    Linux) platform=linux ;;
    Darwin) platform=darwin ;;
    *) return 1 ;;
  esac
  case "$(uname -m)" in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) return 1 ;;
  esac
  printf '%s-%s\n' "$platform" "$arch"
}

# toolchain_npm_install <package>@<version>: unpacks one package into the cache.
toolchain_npm_install() {
  if ! command -v npm >/dev/null 2>&1; then
    toolchain_say "npm was not found: install Node.js 20 or newer together with npm (Debian: apt-get install nodejs npm), then run this again."
    return 1
  fi
  mkdir -p "$TOOLCHAIN_CACHE/home" || return 1
  toolchain_say "getting $1 into .cache/toolchain"
  local log
  # npm insists on a writable home; one inside the cache keeps an empty or missing HOME working.
  if ! log="$(
    cd "$TOOLCHAIN_CACHE" &&
      HOME="${HOME:-$TOOLCHAIN_CACHE/home}" npm install --prefix "$TOOLCHAIN_CACHE" \
        --ignore-scripts --no-audit --no-fund --no-save --no-package-lock \
        --loglevel=error "$@" 2>&1
  )"; then
    printf '%s\n' "$log" >&2
    toolchain_say "npm could not install $*; its message stands above."
    return 1
  fi
}

toolchain_find_node() {
  local platform cached candidate
  if platform="$(toolchain_platform)"; then
    cached="$TOOLCHAIN_CACHE/node_modules/node-$platform/bin/node"
    if [ -x "$cached" ] && [ "$("$cached" --version 2>/dev/null)" = "v$TOOLCHAIN_NODE_VERSION" ]; then
      TOOLCHAIN_NODE="$cached"
      return 0
    fi
  fi
  candidate="$(command -v node 2>/dev/null)"
  if [ -n "$candidate" ] && toolchain_node_fits "$candidate"; then
    TOOLCHAIN_NODE="$candidate"
    return 0
  fi
  return 1
}

toolchain_find_yarn() {
  local dir="$TOOLCHAIN_CACHE/node_modules/@yarnpkg/cli-dist"
  TOOLCHAIN_YARN="$dir/bin/yarn.js"
  [ -f "$TOOLCHAIN_YARN" ] && grep -q "\"version\": \"$TOOLCHAIN_YARN_VERSION\"" "$dir/package.json"
}

# Installs what is missing. Both packages go in one npm call: npm removes from
# the folder what it was not asked for.
toolchain_prepare() {
  local platform wanted=()
  toolchain_find_node && toolchain_find_yarn && return 0
  if ! toolchain_find_node; then
    if ! platform="$(toolchain_platform)"; then
      toolchain_say "there is no prepared Node.js for $(uname -s) $(uname -m): install Node.js $TOOLCHAIN_NODE_VERSION yourself and run this again."
      return 1
    fi
    wanted+=("node-$platform@$TOOLCHAIN_NODE_VERSION")
  elif [[ "$TOOLCHAIN_NODE" == "$TOOLCHAIN_CACHE"/* ]]; then
    wanted+=("node-$(toolchain_platform)@$TOOLCHAIN_NODE_VERSION")
  fi
  wanted+=("@yarnpkg/cli-dist@$TOOLCHAIN_YARN_VERSION")
  toolchain_npm_install "${wanted[@]}" || return 1
  if ! toolchain_find_node || ! toolchain_find_yarn; then
    toolchain_say "the install finished, but Node.js or Yarn cannot be run from $TOOLCHAIN_CACHE; delete that folder and run this again."
    return 1
  fi
}

# Puts the fitting node, and a yarn that runs with it, first on PATH.
use_toolchain() {
  # One at a time: two commands started together must not install over each other.
  mkdir -p "$TOOLCHAIN_CACHE" || return 1
  if ! { toolchain_find_node && toolchain_find_yarn; }; then
    if command -v flock >/dev/null 2>&1; then
      exec 9>"$TOOLCHAIN_CACHE/.lock" && flock 9
      toolchain_prepare || { exec 9>&-; return 1; }
      exec 9>&-
    else
      toolchain_prepare || return 1
    fi
  fi
  local bin="$TOOLCHAIN_CACHE/bin"
  if [ ! -x "$bin/yarn" ]; then
    mkdir -p "$bin" &&
      printf '#!/usr/bin/env bash\nexec "%s" "$@"\n' "$TOOLCHAIN_ROOT/dev/yarn" >"$bin/yarn.$$" &&
      chmod +x "$bin/yarn.$$" && mv -f "$bin/yarn.$$" "$bin/yarn" || return 1
  fi
  local node_bin
  node_bin="$(dirname "$TOOLCHAIN_NODE")"
  case ":$PATH:" in
    ":$bin:$node_bin:"*) ;;
    *) PATH="$bin:$node_bin:$PATH" ;;
  esac
  export PATH TOOLCHAIN_NODE TOOLCHAIN_YARN
  # No telemetry from any tool, and native addons compile (if ever) against this Node.
  export YARN_ENABLE_TELEMETRY=0 BACKSTAGE_CLI_DISABLE_TELEMETRY=1 DO_NOT_TRACK=1
}

if [ "${BASH_SOURCE[0]}" = "$0" ]; then
  set -euo pipefail
  use_toolchain
  toolchain_say "Node.js $("$TOOLCHAIN_NODE" --version) at $TOOLCHAIN_NODE, Yarn $TOOLCHAIN_YARN_VERSION"
fi
