/// Does the work that a program asks for.
public protocol Runner<Job, Message> {
    associatedtype Job: Sendable
    associatedtype Message: Sendable

    /// Begins this work and returns at once; what comes of it goes to the mailbox, now or later.
    func start(_ job: Job, answers: Mailbox<Message>)
}
