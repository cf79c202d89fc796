#!/usr/bin/env bash
# A real Slurm of one node in a folder of its own, with munge, for tests and for trying things out. Needs slurm-wlm and munge, no root, no
# service manager, nothing under /etc.
#   tests/slurm/one_node.sh start FOLDER [CPUS]    prints the SLURM_CONF to export
#   tests/slurm/one_node.sh stop FOLDER
set -euo pipefail

usage() { sed -n '2,5s/^# \{0,1\}//p' "$0" >&2; exit 2; }
(($# >= 2)) || usage
action=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
export PATH=$PATH:/usr/sbin:/sbin

# A port that nobody listens on.
free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  return 1
}

start() {
  local cpus=${1:-2} host user control node
  host=$(hostname -s)
  user=$(id -un)
  control=$(free_port)
  node=$(free_port)
  mkdir -p "$folder"/{etc,state,spool,log,run}
  mkdir -m 700 -p "$folder/munge"
  [[ -s $folder/munge/key ]] || mungekey -c -k "$folder/munge/key"
  chmod 600 "$folder/munge/key"
  # The socket's path may be 107 characters long, folders of tests are longer.
  local socket
  socket=$(mktemp -d "${TMPDIR:-/tmp}/munge.XXXXXX")
  echo "$socket" >"$folder/run/socket"
  munged --force --key-file="$folder/munge/key" --socket="$socket/s" --pid-file="$folder/run/munged.pid" --log-file="$folder/munge/log" \
    --seed-file="$folder/munge/seed"
  cat >"$folder/etc/slurm.conf" <<END
ClusterName=local
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$socket/s,cred_expire=5
SlurmctldPort=$control
SlurmdPort=$node
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/run/slurmctld.pid
SlurmdPidFile=$folder/run/slurmd.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.log
MailProg=/bin/true
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SwitchType=switch/none
MpiDefault=none
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,sched_min_interval=0,bf_interval=2
KillWait=5
ReturnToService=2
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=$cpus RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
END
  export SLURM_CONF=$folder/etc/slurm.conf
  slurmctld -c
  slurmd -N "$host"
  for _ in $(seq 300); do
    if sinfo --noheader --format %T 2>/dev/null | grep -q idle; then
      echo "$SLURM_CONF"
      return
    fi
    sleep 0.1
  done
  tail -n 20 "$folder"/log/*.log >&2
  return 1
}

stop() {
  local name file
  for name in slurmd slurmctld munged; do
    file=$folder/run/$name.pid
    [[ -s $file ]] || continue
    kill "$(cat "$file")" 2>/dev/null || true
    # The file goes with the daemon; its process may stay a zombie where nobody waits for it.
    for _ in $(seq 100); do
      [[ -e $file ]] || break
      sleep 0.1
    done
  done
  if [[ -s $folder/run/socket ]]; then rm -rf "$(cat "$folder/run/socket")"; fi
}

case $action in
  start) start "${3:-2}" ;;
  stop) stop ;;
  *) usage ;;
esac
