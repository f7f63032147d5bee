/// The command did its work, but standard output did not take the result.
struct UnwrittenResult: Error {
    let cause: any Error
}
