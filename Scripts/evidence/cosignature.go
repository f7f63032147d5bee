package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
)

// cosigner is a key of c2sp.org/tlog-cosignature, which golang.org/x/mod does not know: it takes any kind of key by the
// interfaces note.Signer and note.Verifier.
type cosigner struct {
	name    string
	public  ed25519.PublicKey
	private ed25519.PrivateKey
	// The time of the cosignature that was verified last.
	seen time.Time
}

const kind = 4

func (c *cosigner) Name() string { return c.name }

func (c *cosigner) KeyHash() uint32 {
	hash := sha256.Sum256(append([]byte(c.name+"\n"), append([]byte{kind}, c.public...)...))
	return binary.BigEndian.Uint32(hash[:])
}

func (c *cosigner) vkey() string {
	return fmt.Sprintf("%s+%08x+%s", c.name, c.KeyHash(), base64.StdEncoding.EncodeToString(append([]byte{kind}, c.public...)))
}

func message(seconds uint64, text []byte) []byte {
	return append([]byte(fmt.Sprintf("cosignature/v1\ntime %d\n", seconds)), text...)
}

func (c *cosigner) Sign(text []byte) ([]byte, error) {
	now := uint64(time.Now().Unix())
	return append(binary.BigEndian.AppendUint64(nil, now), ed25519.Sign(c.private, message(now, text))...), nil
}

func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	seconds := binary.BigEndian.Uint64(signature)
	c.seen = time.Unix(int64(seconds), 0)
	return seconds != 0 && ed25519.Verify(c.public, message(seconds, text), signature[8:])
}

// readCosigner reads NAME+ID+KEY.
func readCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("expected NAME+ID+KEY, found %q", vkey)
	}
	key, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(key) != 1+ed25519.PublicKeySize || key[0] != kind {
		return nil, fmt.Errorf("expected the key of a witness, found %q", vkey)
	}
	c := &cosigner{name: parts[0], public: append([]byte(nil), key[1:]...)}
	if c.vkey() != vkey {
		return nil, fmt.Errorf("the id of %q does not fit its key", vkey)
	}
	return c, nil
}
