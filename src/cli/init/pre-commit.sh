#!/bin/sh
# Written by `kitei init --hook`: judges the policies as this commit would hold them.
git diff --cached --quiet -- '*.kitei' '*kitei.toml' '*kitei-baseline.toml' && exit 0
if ! command -v kitei >/dev/null 2>&1; then
    echo 'kitei: not found on PATH (PATH に kitei がありません)' >&2
    exit 1
fi
exec kitei check --staged
