#!/bin/sh
# Zet SUB-CRM neer voor wie dit start, zonder beheerdersrechten; ook over een oudere versie heen.
#
#   ./installeer.sh               zet neer of werk bij
#   ./installeer.sh --verwijder   haal het programma weg
#
# Gegevens en instellingen staan elders en blijven in beide gevallen zoals ze zijn.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
program="$HOME/.local/lib/sub-crm"
command="$HOME/.local/bin/sub-crm"
share="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$share/applications/sub-crm.desktop"
icon="$share/icons/hicolor/scalable/apps/sub-crm.svg"

for running in /proc/[0-9]*/exe; do
    if [ "$(readlink "$running" 2>/dev/null)" = "$program/sub-crm" ]; then
        echo "SUB-CRM staat nog aan. Sluit het programma en start dit opnieuw." >&2
        exit 1
    fi
done

if [ "${1:-}" = --verwijder ]; then
    rm -rf "$program" "$command" "$entry" "$icon"
    echo "SUB-CRM is verwijderd; je gegevens staan er nog."
    exit 0
fi
if [ "$here" = "$program" ]; then
    echo "Dit is de geïnstalleerde map zelf. Start het script uit de map die je uitpakte." >&2
    exit 1
fi

mkdir -p "$HOME/.local/lib" "$HOME/.local/bin" "$share/applications" "$(dirname "$icon")"
rm -rf "$program.nieuw" "$program.oud"
cp -R "$here" "$program.nieuw"
[ ! -e "$program" ] || mv "$program" "$program.oud"
mv "$program.nieuw" "$program"
rm -rf "$program.oud"
ln -sfn "$program/sub-crm" "$command"
cp "$here/sub-crm.svg" "$icon"
sed "s|@PROGRAM@|$program/sub-crm|" "$here/sub-crm.desktop" >"$entry"
echo "SUB-CRM staat in het menu van je bureaublad; in een terminal heet het $command."
