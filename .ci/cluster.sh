# ./run --cluster N: a cluster of N nodes on one private PostgreSQL, to try it. Sourced by ./run, with the number and then settings for the nodes in "$@".
# Its data is kept in ./data/cluster; the server only listens on a socket in a private folder. Ctrl-C stops everything.

nodes=${1:-3}
[ $# -eq 0 ] || shift
if ! [[ $nodes =~ ^[1-9]$ ]]; then
  echo "./run --cluster takes a number of nodes from 1 to 9, such as ./run --cluster 3." >&2
  exit 1
fi
for setting in "$@"; do
  if [[ $setting != --*=* || $setting = --Urls=* || $setting = --Storage:* ]]; then
    echo "./run --cluster cannot take $setting: only settings that all nodes can share, such as --Campaign:TimeZone=Europe/Paris." >&2
    exit 1
  fi
done

home=$PWD/data/cluster
first_port=5080
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ ! -x "$bin/initdb" ]; then
  echo "Several nodes need PostgreSQL, which was not found in /usr/lib/postgresql. Install Debian's package postgresql and start again." >&2
  exit 1
fi

# PostgreSQL refuses to run as root.
as_server=()
if [ "$(id -u)" = 0 ]; then as_server=(setpriv --reuid=postgres --regid=postgres --init-groups); fi

server() { "${as_server[@]}" "$bin/pg_ctl" -D "$home/postgresql" "$@" >/dev/null 2>&1; }

stop_cluster() {
  trap '' INT TERM HUP
  trap - EXIT
  echo "Stopping …"
  [ ${#pids[@]} -eq 0 ] || kill -TERM "${pids[@]}" 2>/dev/null || true
  wait
  server -m fast -w -t 60 stop || true
  [ -z "$socket" ] || rm -rf "$socket"
  exit "$1"
}

start_server() {
  mkdir -p "$home/postgresql"
  if [ "$(id -u)" = 0 ]; then chown postgres: "$home/postgresql"; fi
  cd "$home"
  if ! "${as_server[@]}" test -w "$home/postgresql"; then
    echo "PostgreSQL must not run as root, and the user postgres cannot access $home. Clone Campaign into a folder that other users can access, or start it as another user." >&2
    exit 1
  fi
  if server status; then
    echo "A PostgreSQL server is already running on ./data/cluster. If no other ./run --cluster is running, stop it with: ${as_server[*]} $bin/pg_ctl -D $home/postgresql stop" >&2
    exit 1
  fi
  if [ -f "$home/postgresql/PG_VERSION" ]; then
    echo "Using the existing data in ./data/cluster (delete that folder to start from scratch)"
  else
    "${as_server[@]}" "$bin/initdb" -D "$home/postgresql" -U campaign --auth=trust -E UTF8 --locale=C >/dev/null
  fi
  trap 'stop_cluster 0' INT TERM HUP
  trap 'stop_cluster 1' EXIT
  socket=$("${as_server[@]}" mktemp -d /tmp/campaign-cluster-XXXXXX)
  if ! server -w -t 60 -l "$home/postgresql/log" \
      -o "-c listen_addresses='' -c unix_socket_directories=$socket -c max_connections=$((nodes * 40 + 10))" start; then
    echo "PostgreSQL did not start. The end of its log:" >&2
    tail -n 5 "$home/postgresql/log" >&2
    exit 1
  fi
  database="Host=$socket;Database=campaign;Username=campaign"
}

start_node() {
  local log=$home/node-$1.log
  : >"$log"
  dotnet "$app" --Urls="http://127.0.0.1:$((first_port + $1 - 1))" --Storage:Provider=PostgreSql "--Storage:ConnectionString=$database" \
    "--Campaign:DataDirectory=$home/node-$1" "${@:2}" >"$log" 2>&1 &
  pids[$1]=$!
  until grep -q "Now listening on" "$log"; do
    if ! kill -0 "${pids[$1]}" 2>/dev/null; then
      echo "Node $1 did not start:" >&2
      tail -n 5 "$log" >&2
      stop_cluster 1
    fi
    sleep 0.1
  done
  grep "First start" "$log" || true
  echo "Node $1: http://127.0.0.1:$((first_port + $1 - 1))   process ${pids[$1]}, log ./data/cluster/node-$1.log"
}

app=$PWD/$app
pids=()
socket=
start_server
"${as_server[@]}" "$bin/psql" -h "$socket" -U campaign -d postgres -qc "CREATE DATABASE campaign" 2>/dev/null || true
for node in $(seq "$nodes"); do start_node "$node" "$@"; done
echo "All nodes share one database: Storage__Provider=PostgreSql Storage__ConnectionString='$database'"
echo "Try it: kill -9 a node, and the others keep working. Ctrl-C stops everything."

while [ ${#pids[@]} -gt 0 ]; do
  wait -n -p ended "${pids[@]}" 2>/dev/null && code=0 || code=$?
  for node in "${!pids[@]}"; do
    if [ "${pids[node]}" = "${ended:-}" ]; then
      unset "pids[node]"
      echo "Node $node exited with code $code; ${#pids[@]} left"
    fi
  done
done
stop_cluster 1
