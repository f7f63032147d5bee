import JSONRPC

/// The entry of libFuzzer, which brings its own main; `Scripts/fuzz` builds and runs it.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    fuzzOnce(UnsafeRawBufferPointer(start: bytes, count: count))
    return 0
}
