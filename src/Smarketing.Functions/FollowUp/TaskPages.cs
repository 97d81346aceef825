using Microsoft.AspNetCore.Http;
using Smarketing.Functions.Http;

namespace Smarketing.Functions.FollowUp;

public sealed class TaskPages(TimeProvider clock)
{
    public Task<IResult> ShowAsync(HttpRequest request, TaskView view, string language, CancellationToken cancellation, IReadOnlyDictionary<string, string[]>? errors = null, IReadOnlyDictionary<string, string>? typed = null) =>
        Task.FromResult(Replies.Json(Contacts.ContactView.FollowUpOf(view.Contact!.FollowUp!, clock.GetUtcNow())));
}
