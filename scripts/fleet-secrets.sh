#!/bin/sh
# Writes the passwords and the key of a fleet into a folder, once: sh scripts/fleet-secrets.sh [FOLDER]
# What is there already is left as it is: a new key could not read what the old one sealed.
set -eu
folder=${1:-secrets}

# The folder is closed to others; the files in it are open, because containers read them as users of their own.
mkdir -p "$folder"
chmod 700 "$folder"

random() { od -An -v -tx1 -N32 /dev/urandom | tr -d ' \n'; }
write() { test -s "$folder/$1" || { printf '%s\n' "$2" >"$folder/.new" && chmod 644 "$folder/.new" && mv "$folder/.new" "$folder/$1"; }; }

write postgres_password "$(random)"
write database_url "postgres://quarterhour:$(cat "$folder/postgres_password")@postgres:5432/quarterhour"
write redis.conf "requirepass $(random)"
write redis_url "redis://:$(sed -n 's/^requirepass //p' "$folder/redis.conf")@redis:6379/0"
write quarterhour_key "$(random)"
