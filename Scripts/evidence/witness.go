// A witness of c2sp.org/tlog-witness, for one or more logs: witness FOLDER ADDRESS NAME LOG-VKEY…
//
// Signed notes and consistency proofs are checked by the Go team's own code (golang.org/x/mod/sumdb), which has nothing of
// ours. Its key and what it cosigned last are kept in FOLDER; its public key is printed and written to FOLDER/vkey.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type witness struct {
	sync.Mutex
	folder string
	key    *cosigner
	// The keys of each log, by its origin.
	logs map[string][]note.Verifier
}

// A refusal is a status and what is said with it.
type refusal struct {
	status int
	text   string
}

func (w *witness) state(origin string) string {
	return filepath.Join(w.folder, fmt.Sprintf("%x", sha256.Sum256([]byte(origin))))
}

// latest is what was cosigned last; the tree of no entries if nothing was.
func (w *witness) latest(origin string) (tree tlog.Tree, err error) {
	text, err := os.ReadFile(w.state(origin))
	if os.IsNotExist(err) {
		return tlog.Tree{Hash: sha256.Sum256(nil)}, nil
	}
	if err != nil {
		return tree, err
	}
	_, tree, err = readCheckpoint(string(text))
	return tree, err
}

// keep puts a checkpoint in the place of the former one, whole or not at all.
func (w *witness) keep(origin string, signed []byte) error {
	file, err := os.CreateTemp(w.folder, "new")
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := file.Write(signed); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	return os.Rename(file.Name(), w.state(origin))
}

func number(text string) (int64, error) {
	value, err := strconv.ParseInt(text, 10, 64)
	if err != nil || value < 0 || strconv.FormatInt(value, 10) != text {
		return 0, fmt.Errorf("expected a size, found %q", text)
	}
	return value, nil
}

// readCheckpoint reads the first three lines of a checkpoint.
func readCheckpoint(text string) (origin string, tree tlog.Tree, err error) {
	lines := strings.SplitN(text, "\n", 4)
	if len(lines) < 4 || lines[0] == "" {
		return "", tree, fmt.Errorf("expected three lines")
	}
	if tree.N, err = number(lines[1]); err != nil {
		return "", tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return lines[0], tree, err
}

// cosign answers one request as the specification says, in its order.
func (w *witness) cosign(body []byte) ([]byte, *refusal) {
	bad := func(err error) *refusal { return &refusal{http.StatusBadRequest, err.Error()} }
	head, signed, found := bytes.Cut(body, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || !strings.HasPrefix(lines[0], "old ") || len(lines) > 1+63 {
		return nil, bad(fmt.Errorf("expected an old size, a proof and a checkpoint"))
	}
	old, err := number(lines[0][4:])
	if err != nil {
		return nil, bad(err)
	}
	var proof tlog.TreeProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, bad(err)
		}
		proof = append(proof, hash)
	}
	origin, tree, err := readCheckpoint(string(signed))
	if err != nil {
		return nil, bad(err)
	}
	keys := w.logs[origin]
	if keys == nil {
		return nil, &refusal{http.StatusNotFound, "unknown log"}
	}
	opened, err := note.Open(signed, note.VerifierList(keys...))
	if err != nil {
		return nil, &refusal{http.StatusForbidden, err.Error()}
	}
	if old > tree.N {
		return nil, bad(fmt.Errorf("the old size is above the size of the checkpoint"))
	}
	// From here on nobody else may change what was seen.
	w.Lock()
	defer w.Unlock()
	latest, err := w.latest(origin)
	if err != nil {
		return nil, &refusal{http.StatusInternalServerError, err.Error()}
	}
	if old != latest.N {
		return nil, &refusal{http.StatusConflict, fmt.Sprintf("%d\n", latest.N)}
	}
	switch {
	case old == 0 || old == tree.N:
		if len(proof) > 0 || (old == tree.N && tree.Hash != latest.Hash) {
			return nil, &refusal{http.StatusUnprocessableEntity, "another root, or a proof that is not needed"}
		}
	default:
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, latest.N, latest.Hash); err != nil {
			return nil, &refusal{http.StatusUnprocessableEntity, err.Error()}
		}
	}
	// The log's own signatures stay above ours.
	cosigned, err := note.Sign(&note.Note{Text: opened.Text}, w.key)
	if err != nil {
		return nil, &refusal{http.StatusInternalServerError, err.Error()}
	}
	line := cosigned[len(opened.Text)+1:]
	if err := w.keep(origin, append(append([]byte(nil), signed...), line...)); err != nil {
		return nil, &refusal{http.StatusInternalServerError, err.Error()}
	}
	return line, nil
}

func (w *witness) ServeHTTP(out http.ResponseWriter, in *http.Request) {
	if in.Method != http.MethodPost || in.URL.Path != "/add-checkpoint" {
		http.NotFound(out, in)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(out, in.Body, 64<<10))
	if err != nil {
		http.Error(out, "too long", http.StatusBadRequest)
		return
	}
	line, refused := w.cosign(body)
	if refused == nil {
		log.Printf("200")
		out.Write(line)
		return
	}
	log.Printf("%d %s", refused.status, strings.TrimSpace(refused.text))
	if refused.status == http.StatusConflict {
		out.Header().Set("Content-Type", "text/x.tlog.size")
		out.WriteHeader(refused.status)
		io.WriteString(out, refused.text)
		return
	}
	http.Error(out, refused.text, refused.status)
}

// key reads the witness's key, or makes it.
func key(folder, name string) (*cosigner, error) {
	path := filepath.Join(folder, "seed")
	seed, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		_, private, err := ed25519.GenerateKey(nil)
		if err != nil {
			return nil, err
		}
		seed = private.Seed()
		if err := os.WriteFile(path, seed, 0o600); err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, err
	}
	private := ed25519.NewKeyFromSeed(seed)
	return &cosigner{name: name, private: private, public: private.Public().(ed25519.PublicKey)}, nil
}

func main() {
	log.SetFlags(0)
	if len(os.Args) < 5 {
		log.Fatal("usage: witness FOLDER ADDRESS NAME LOG-VKEY…")
	}
	w := &witness{folder: os.Args[1], logs: map[string][]note.Verifier{}}
	if err := os.MkdirAll(w.folder, 0o700); err != nil {
		log.Fatal(err)
	}
	var err error
	if w.key, err = key(w.folder, os.Args[3]); err != nil {
		log.Fatal(err)
	}
	for _, vkey := range os.Args[4:] {
		verifier, err := note.NewVerifier(vkey)
		if err != nil {
			log.Fatal(err)
		}
		w.logs[verifier.Name()] = append(w.logs[verifier.Name()], verifier)
	}
	listener, err := net.Listen("tcp", os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(w.key.vkey())
	for name, text := range map[string]string{"vkey": w.key.vkey(), "url": "http://" + listener.Addr().String()} {
		if err := os.WriteFile(filepath.Join(w.folder, name), []byte(text+"\n"), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	log.Fatal(http.Serve(listener, w))
}
