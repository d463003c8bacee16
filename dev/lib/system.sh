# Programs of the operating system that development needs. To be sourced.
#
#   need_program <package> <what for> <check…>   runs the check; when it fails,
#   installs Debian's package where that is allowed (root, or sudo that does not
#   ask), and otherwise says in one sentence what to install.

system_has_updated=""

# Prints what runs a command as root, or fails.
system_as_root() {
  if [ "$(id -u)" = 0 ]; then
    printf 'env\n'
  elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
    printf 'sudo -n\n'
  else
    return 1
  fi
}

system_install() {
  local package="$1" as_root log
  command -v apt-get >/dev/null 2>&1 || return 1
  as_root="$(system_as_root)" || return 1
  printf 'system: installing %s\n' "$package" >&2
  log="$(mktemp)"
  # shellcheck disable=SC2086 -- two words on purpose
  {
    [ -n "$system_has_updated" ] || $as_root apt-get update </dev/null
    system_has_updated=yes
    $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "$package" </dev/null
  } >"$log" 2>&1 || {
    tail -n 15 "$log" >&2
    rm -f "$log"
    return 1
  }
  rm -f "$log"
}

need_program() {
  local package="$1" purpose="$2"
  shift 2
  "$@" && return 0
  system_install "$package" && "$@" && return 0
  printf '%s is missing: install it (Debian: apt-get install %s), then run this again.\n' \
    "$purpose" "$package" >&2
  return 1
}

has_java() {
  local version
  version="$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)"
  [ "${version:-0}" -ge 17 ] 2>/dev/null
}
has_maven() { command -v mvn >/dev/null 2>&1; }
has_openssl() { command -v openssl >/dev/null 2>&1; }
has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null 2>&1; }
has_chromium() { [ -x /usr/bin/chromium ]; }

need_java() { need_program openjdk-17-jre-headless 'Java 17 or newer, which runs Kafka,' has_java; }
need_maven() { need_program maven 'Maven, which fetches Kafka,' has_maven; }
need_openssl() { need_program openssl 'OpenSSL, which makes the certificates of the example cluster,' has_openssl; }
need_postgres() { need_program postgresql 'PostgreSQL, which the store is tested on,' has_postgres; }
need_chromium() { need_program chromium 'Chromium at /usr/bin/chromium, which the pages are tested in,' has_chromium; }
