# Sourced by ./run and ./test: finds or installs what they need. What is there already costs well under a second.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
NODE_MIN=20.19
RUST_MIN=1.95
PACKAGES_RUN="build-essential pkg-config libwebkit2gtk-4.1-dev"
# python3-venv: an independent LLRP implementation from PyPI is set up by the test that talks to it.
PACKAGES_TEST="xvfb xauth webkit2gtk-driver chromium chromium-driver python3-venv"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf '%s\n' "$@" >&2; exit 1; }

# at_least HAVE NEED: is the dotted version HAVE not older than NEED?
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

is_debian_like() { [ -r /etc/os-release ] && grep -qiE '^(ID|ID_LIKE)=.*(debian|ubuntu)' /etc/os-release; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else die "These system packages are missing and need root: ${*: -1}" "Ask the person who looks after this computer to install them."
  fi
}

apt_install() { # names; installs those that are missing
  local missing=()
  local name
  for name in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return 0
  say "Installing system packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

tell_packages() { # what to install where we cannot do it ourselves
  die "This script installs system packages only on Debian and Ubuntu. Here, please install:" \
    "  Fedora:  sudo dnf install gcc gcc-c++ make pkgconf webkit2gtk4.1-devel nodejs npm" \
    "           (for ./test also: xorg-x11-server-Xvfb webkit2gtk-driver chromium)" \
    "  Arch:    sudo pacman -S base-devel webkit2gtk-4.1 nodejs npm   (for ./test also: xorg-server-xvfb chromium)" \
    "  macOS:   xcode-select --install, and Node.js $NODE_MIN or newer" \
    "  Windows: Visual Studio Build Tools (C++), WebView2, Node.js $NODE_MIN or newer; run this in Git Bash" \
    "Then start it again with TAGSTEAD_PACKAGES_DONE=1 in front."
}

chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

system_packages() { # run|test
  [ -n "${TAGSTEAD_PACKAGES_DONE:-}" ] && return 0
  is_debian_like || tell_packages
  local wanted=($PACKAGES_RUN)
  if [ "$1" = test ]; then
    local name
    for name in $PACKAGES_TEST; do
      # Any Chromium will do; on Ubuntu it is a snap behind another package name.
      if [ "$name" = chromium ] && [ -n "$(chromium_path)" ]; then continue; fi
      if [ "$name" = chromium ] && grep -qi '^ID=ubuntu' /etc/os-release; then name=chromium-browser; fi
      if [ "$name" = chromium-driver ] && command -v chromedriver >/dev/null; then continue; fi
      wanted+=("$name")
    done
  fi
  apt_install "${wanted[@]}"
}

rust_toolchain() {
  command -v cargo >/dev/null || { [ -r "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"; }
  command -v cargo >/dev/null || die "Rust is missing. Install it with rustup (its page: rustup.rs), then start this again."
  local have
  have=$(rustc --version | cut -d' ' -f2)
  at_least "$have" "$RUST_MIN" || die "Rust $have is too old; $RUST_MIN or newer is needed: rustup update stable"
}

node_is_fine() { command -v node >/dev/null && command -v npm >/dev/null && at_least "$(node --version | tr -d v)" "$NODE_MIN"; }

node_toolchain() {
  node_is_fine && return 0
  # The distribution's own Node.js may be too old; npm carries newer ones as ordinary packages.
  local own="$ROOT/target/node"
  export PATH="$own/node_modules/.bin:$PATH"
  node_is_fine && return 0
  command -v npm >/dev/null || { is_debian_like && apt_install nodejs npm; }
  command -v npm >/dev/null || die "Node.js $NODE_MIN or newer is missing. Install it with npm, then start this again."
  say "Fetching a newer Node.js"
  mkdir -p "$own"
  (cd "$own" && npm install --no-audit --no-fund --silent --prefix "$own" node@22 >&2)
  hash -r
  node_is_fine || die "Node.js $NODE_MIN or newer is needed; found $(node --version 2>/dev/null || echo none)."
}

# The screens: installed and built again only when something they are made of has changed.
ui_modules() {
  local stamp="$ROOT/ui/node_modules/.tagstead-lock"
  local now
  now=$(cksum < "$ROOT/ui/package-lock.json")
  [ -r "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 0
  say "Fetching what the screens are built with"
  (cd "$ROOT/ui" && npm ci --no-audit --no-fund --silent >&2)
  printf '%s' "$now" > "$stamp"
}

ui_build() {
  local stamp="$ROOT/ui/dist/.tagstead-built"
  if [ -r "$stamp" ] && [ -z "$(find "$ROOT/ui" "$ROOT/crates/words/ftl" -newer "$stamp" -type f \
      -not -path '*/node_modules/*' -not -path '*/dist/*' -print -quit)" ]; then return 0; fi
  say "Building the screens"
  (cd "$ROOT/ui" && npm run --silent build >&2)
  touch "$stamp"
}

set_up() { # run|test
  system_packages "$1"
  rust_toolchain
  node_toolchain
  ui_modules
  ui_build
}
