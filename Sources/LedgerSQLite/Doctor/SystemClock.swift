internal import CLinux
internal import Glibc

/// The clocks of the machine, in microseconds.
enum SystemClock {
    /// A time that only ever goes forward, from an unknown start.
    static var steady: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    /// Whether the time of day is kept right by NTP; nil if the machine does not tell.
    static var isSynchronised: Bool? {
        // The time service of systemd leaves this file; the kernel's own flag is cleared by others as well.
        if access("/run/systemd/timesync/synchronized", F_OK) == 0 { return true }
        var state = timex()
        let result = adjtimex(&state)
        if result < 0 { return nil }
        return result != TIME_ERROR && state.status & STA_UNSYNC == 0
    }
}
