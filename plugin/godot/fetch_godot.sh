#!/bin/sh
# Fetches Godot 4 with its export templates from Debian sid into a folder of its own, for tests on Debian and its like
# (x86-64): nothing is installed. Prints the program, which the tests find in the environment variable GODOT.
#
#     GODOT=$(sh plugin/godot/fetch_godot.sh /tmp/godot-sid) python -m pytest tests/godot
set -eu
folder=${1:?where to, for instance /tmp/godot-sid}
mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/root"
folder=$(cd "$folder" && pwd)
keys=/usr/share/keyrings/debian-archive-keyring.gpg
[ -f $keys ] || keys=/usr/share/keyrings/debian-archive-keyring.pgp
: > "$folder/status"
echo "deb [arch=amd64 signed-by=$keys] http://deb.debian.org/debian sid main" > "$folder/sources.list"
get() {
    apt-get -q -o Dir::Etc::sourcelist="$folder/sources.list" -o Dir::Etc::sourceparts=/nonexistent \
        -o Dir::State::lists="$folder/lists" -o Dir::State::status="$folder/status" -o Dir::Cache="$folder/cache" \
        -o APT::Architecture=amd64 -o APT::Architectures=amd64 -o APT::Install-Recommends=false \
        -o APT::Sandbox::User=root "$@" >&2
}
get update
get install -y --download-only godot godot-template-release libegl1 libgl1 libgl1-mesa-dri
for package in "$folder"/cache/archives/*.deb; do dpkg-deb -x "$package" "$folder/root"; done
for program in godot godot-template-release; do
    cat > "$folder/$program" <<END
#!/bin/sh
lib=$folder/root/usr/lib/x86_64-linux-gnu
export LIBGL_DRIVERS_PATH=\$lib/dri __EGL_VENDOR_LIBRARY_DIRS=$folder/root/usr/share/glvnd/egl_vendor.d
exec "\$lib/ld-linux-x86-64.so.2" --library-path "\$lib:\$lib/pulseaudio" "$folder/root/usr/bin/$program" "\$@"
END
    chmod +x "$folder/$program"
done
echo "$folder/godot"
