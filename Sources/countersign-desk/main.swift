import Commands
import Foundation

exit(Countersign.run(Array(CommandLine.arguments.dropFirst())))
