// Checks a bundle with the Go team's own implementation of tiled logs and signed notes: tiles FOLDER VKEY [WITNESS-VKEY…]
//
// golang.org/x/mod/sumdb is what c2sp.org/tlog-tiles and c2sp.org/signed-note were written down from. Every tile is read
// through it, so that each is proved to belong to the signed root; then every entry is hashed and compared.
// Each witness that is named must have cosigned the root.
package main

import (
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (f folder) Height() int { return 8 }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		// The path there names the height too, and entries as "data".
		path := strings.Replace(strings.TrimPrefix(tile.Path(), "tile/8/"), "data/", "entries/", 1)
		data, err := os.ReadFile(filepath.Join(string(f), "tile", path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	log.SetFlags(0)
	if len(os.Args) < 3 {
		log.Fatal("usage: tiles FOLDER VKEY [WITNESS-VKEY…]")
	}
	where := folder(os.Args[1])
	text, err := os.ReadFile(filepath.Join(string(where), "checkpoint"))
	if err != nil {
		log.Fatal(err)
	}
	verifier, err := note.NewVerifier(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	verifiers := []note.Verifier{verifier}
	var witnesses []*cosigner
	for _, vkey := range os.Args[3:] {
		witness, err := readCosigner(vkey)
		if err != nil {
			log.Fatal(err)
		}
		witnesses = append(witnesses, witness)
		verifiers = append(verifiers, witness)
	}
	signed, err := note.Open(text, note.VerifierList(verifiers...))
	if err != nil {
		log.Fatal("the checkpoint: ", err)
	}
	by := map[string]bool{}
	for _, signature := range signed.Sigs {
		by[signature.Name] = true
	}
	if !by[verifier.Name()] {
		log.Fatal("the checkpoint: not signed by the log")
	}
	for _, witness := range witnesses {
		if !by[witness.name] {
			log.Fatalf("the checkpoint: not cosigned by %s", witness.name)
		}
		fmt.Printf("cosigned by %s at %s\n", witness.name, witness.seen.UTC().Format("2006-01-02 15:04:05Z"))
	}
	var origin, root string
	var size int64
	if _, err := fmt.Sscanf(signed.Text, "%s\n%d\n%s\n", &origin, &size, &root); err != nil {
		log.Fatal("the checkpoint: ", err)
	}
	hash, err := tlog.ParseHash(root)
	if err != nil {
		log.Fatal("the checkpoint: ", err)
	}
	tree := tlog.Tree{N: size, Hash: hash}
	reader := tlog.TileHashReader(tree, where)
	for first := int64(0); first < size; first += 256 {
		width := 256
		if size-first < 256 {
			width = int(size - first)
		}
		parts, err := where.ReadTiles([]tlog.Tile{{H: 8, L: -1, N: first / 256, W: width}})
		if err != nil {
			log.Fatal(err)
		}
		var indexes []int64
		var leaves []tlog.Hash
		for data := parts[0]; len(data) > 0; {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				log.Fatalf("entry %d: cut off", first+int64(len(leaves))+1)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			indexes = append(indexes, tlog.StoredHashIndex(0, first+int64(len(leaves))))
			leaves = append(leaves, tlog.RecordHash(data[2:end]))
			data = data[end:]
		}
		if len(leaves) != width {
			log.Fatalf("entries from %d: expected %d, found %d", first+1, width, len(leaves))
		}
		hashes, err := reader.ReadHashes(indexes)
		if err != nil {
			log.Fatal(err)
		}
		for i := range hashes {
			if hashes[i] != leaves[i] {
				log.Fatalf("entry %d is not the one in the signed tree", first+int64(i)+1)
			}
		}
	}
	fmt.Printf("OK: %d entries of %s are in the signed tree\n", size, origin)
}
