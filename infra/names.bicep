@description('A name that nobody else in Azure has, the same each time for one resource group; 22 characters.')
@export()
func uniqueName(resourceGroupId string) string => 'bizpulse-${uniqueString(resourceGroupId)}'

@description('The name of what needs to be unique in its resource group only.')
@export()
var name = 'bizpulse'
