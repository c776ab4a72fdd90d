# What ./run and ./test need on the machine. Sourced by both.

need_dotnet() {
  if ! command -v dotnet >/dev/null || [ "$(dotnet --version 2>/dev/null | cut -d. -f1)" != 10 ]; then
    echo "Campaign needs the .NET 10 SDK (dotnet.microsoft.com). Install it and start again." >&2
    exit 1
  fi
}

need_node() {
  if ! command -v npm >/dev/null || [ "$(printf '%s\n' 20.19.0 "$(node --version | tr -d v)" | sort -V | head -n 1)" != 20.19.0 ]; then
    echo "Campaign needs Node.js 20.19 or newer with npm (nodejs.org): the web app and the report's charts are built with it. Install it and start again." >&2
    exit 1
  fi
}

# Installs missing Debian packages where possible; elsewhere says what to install.
want_debian_packages() {
  local missing=() package
  if ! command -v dpkg-query >/dev/null; then
    has_browser || echo "No Chromium, Chrome or Edge was found: PDF reports need one. Install it, and fonts for Chinese (such as WenQuanYi Micro Hei)." >&2
    return
  fi
  for package in "$@"; do
    if [ "$package" = chromium ] && has_browser; then continue; fi
    if ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then missing+=("$package"); fi
  done
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  local sudo=()
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Missing: ${missing[*]}. Install with: apt-get install ${missing[*]}" >&2
      return
    fi
    sudo=(sudo)
  fi
  # Debian's postgresql would create and start its own server; the tests start theirs. An existing one is left alone.
  local no_server=/etc/postgresql-common/createcluster.d/campaign-install.conf
  if [[ " ${missing[*]} " == *" postgresql "* ]]; then
    "${sudo[@]}" mkdir -p "${no_server%/*}"
    echo "create_main_cluster = false" | "${sudo[@]}" tee "$no_server" >/dev/null
  fi
  echo "Installing ${missing[*]} …"
  "${sudo[@]}" apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null ||
    echo "Could not install ${missing[*]}; features that need them will say so." >&2
  "${sudo[@]}" rm -f "$no_server"
}

has_browser() {
  local name
  for name in chromium chromium-browser google-chrome google-chrome-stable chrome microsoft-edge msedge; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}
