import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportLog } from "#lib/audit/exportLog.ts";
import { prove } from "#lib/audit/prove.ts";
import { sequenceAll } from "#lib/audit/sequence.ts";
import { transaction } from "#lib/db/transaction.ts";
import { type DamagedLog, damagedLog } from "#testing/log.ts";

/** Debian's `golang-go` and `golang-golang-x-mod-dev`: the checksum database's own code, which we did not write. */
const modules = "/usr/share/gocode";
const isThere =
  existsSync(join(modules, "src/golang.org/x/mod/sumdb/tlog")) && spawnSync("go", ["version"]).status === 0;

describe.skipIf(!isThere)("Go's sumdb/note and sumdb/tlog (needs golang-go and golang-golang-x-mod-dev)", () => {
  let log: DamagedLog;
  let folder: string;
  let program: string;
  beforeAll(async () => {
    log = await damagedLog();
    folder = mkdtempSync(join(tmpdir(), "countersign-go-"));
    program = join(folder, "check");
    mkdirSync(join(folder, "src"));
    writeFileSync(join(folder, "src", "main.go"), source);
    const environment = {
      ...process.env,
      GO111MODULE: "off",
      GOPATH: modules,
      GOCACHE: join(folder, "cache"),
      GOFLAGS: "",
    };
    const built = spawnSync("go", ["build", "-o", program, "main.go"], {
      cwd: join(folder, "src"),
      env: environment,
      encoding: "utf8",
    });
    expect(built.stderr).toBe("");
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("agree with every leaf, tile and root of an export, and with the proof of an entry", async () => {
    for (const count of [1, 255, 1, 300, 66_000]) {
      await log.write(count);
      await sequenceAll(log.ground);
    }
    const exported = join(folder, "export");
    await exportLog(log.ground, exported);
    const { rows } = await log.owner.query(
      "SELECT e.id, e.bytes FROM log_leaf l JOIN log_entry e ON e.id = l.entry_id WHERE leaf_index = 400",
    );
    const proven = await transaction(log.ground.database, "read", (tx) => prove(tx.sql, log.ground.keys, rows[0]));
    writeFileSync(join(folder, "proof"), proven.proof?.file ?? "");
    const check = () => spawnSync(program, [exported, join(folder, "proof")], { encoding: "utf8" });
    expect(check()).toMatchObject({ stderr: "", status: 0, stdout: "66557 entries, 263 tiles, leaf 400 proven\n" });

    const bundle = join(exported, "tile/entries/001");
    const bytes = readFileSync(bundle);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    writeFileSync(bundle, bytes);
    expect(check().status).toBe(1);
  }, 240_000);
});

const source = `package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func read(dir, path string) []byte {
	data, err := os.ReadFile(filepath.Join(dir, path))
	must(err)
	return data
}

// The text of a signed tree: origin, size, root.
func tree(signed []byte, key string) (int64, tlog.Hash) {
	verifier, err := note.NewVerifier(key)
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\\n")
	if lines[0] != verifier.Name() {
		must(fmt.Errorf("origin %q", lines[0]))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return size, root
}

// C2SP tlog-tiles leaves out the height that Go's paths begin with.
func pathOf(t tlog.Tile) string { return strings.Replace(t.Path(), "tile/8/", "tile/", 1) }

func main() {
	dir := os.Args[1]
	key := strings.TrimSpace(string(read(dir, "key.vkey")))
	size, root := tree(read(dir, "checkpoint"), key)
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, at := range indexes {
			hashes[i] = stored[at]
		}
		return hashes, nil
	})
	index := int64(0)
	for n := int64(0); n*256 < size; n++ {
		t := tlog.Tile{H: 8, L: 0, N: n, W: 256}
		if size-n*256 < 256 {
			t.W = int(size - n*256)
		}
		bundle := read(dir, strings.Replace(pathOf(t), "tile/0/", "tile/entries/", 1))
		for len(bundle) > 0 {
			length := int(binary.BigEndian.Uint16(bundle))
			hashes, err := tlog.StoredHashes(index, bundle[2:2+length], reader)
			must(err)
			stored = append(stored, hashes...)
			bundle = bundle[2+length:]
			index++
		}
	}
	computed, err := tlog.TreeHash(index, reader)
	must(err)
	if index != size || computed != root {
		must(fmt.Errorf("%d entries give %v, signed were %d with %v", index, computed, size, root))
	}
	tiles := 0
	for _, t := range tlog.NewTiles(8, 0, size) {
		// It lists the partial tiles of every size on the way; those of this size alone are published.
		if nodes := size >> (8 * uint(t.L)); t.W < 256 && t.W != int(nodes-t.N*256) {
			continue
		}
		data, err := tlog.ReadTileData(t, reader)
		must(err)
		if !bytes.Equal(data, read(dir, pathOf(t))) {
			must(fmt.Errorf("tile %s differs", pathOf(t)))
		}
		tiles++
	}
	leaf := proof(os.Args[2], key)
	fmt.Printf("%d entries, %d tiles, leaf %d proven\\n", size, tiles, leaf)
}

func proof(file, key string) int64 {
	text, err := os.ReadFile(file)
	must(err)
	parts := strings.SplitN(string(text), "\\n\\n", 2)
	size, root := tree([]byte(parts[1]), key)
	lines := strings.Split(parts[0], "\\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		must(fmt.Errorf("header %q", lines[0]))
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	var way tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		way = append(way, hash)
	}
	must(tlog.CheckRecord(way, size, root, index, tlog.RecordHash(entry)))
	return index
}
`;
